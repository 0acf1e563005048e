"""The only place that knows RDF stores: claims -> statements (`write`), statements -> a store (`store`), a graph -> what is wrong
with it (`validate`), a graph -> claims again (`read`).
"""
