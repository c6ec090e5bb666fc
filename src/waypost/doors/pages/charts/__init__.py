"""Charts as inline SVG, drawn by hand: text stays text, shape tells what colour tells, and words stand beside."""
