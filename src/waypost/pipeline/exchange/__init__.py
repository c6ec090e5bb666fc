"""The live exchange with the court service: rules of asking, waiting, writing down and sending. No network in here."""
