"""Who is who from one build to the next: identifiers kept, decisions of people honoured, a wrong link put right."""
