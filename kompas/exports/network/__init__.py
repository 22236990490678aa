"""The collaboration over its workshops: members, agreements, bottlenecks."""
