"""Article -> Annotation: names, times, quantities, triggers, quotes, certainty and coreference over one parsed Doc."""
