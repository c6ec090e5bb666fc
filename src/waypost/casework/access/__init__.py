"""Who works here, in which role, for which children; who may do what, and the one way in which anything is done."""
