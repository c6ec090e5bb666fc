"""The words of the field: events, hearings, orders, reasons, people, areas, working days, timetables."""
