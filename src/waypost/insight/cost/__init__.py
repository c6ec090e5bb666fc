"""What delay costs: unit costs as dated, cited data; how much of each was used; and what a week less is worth."""
