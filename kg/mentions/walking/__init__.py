"""How far a name reaches: endings, the walk to the left, edges, lists cut at their marks."""
