"""The SPARQL endpoint: a graph over HTTP, read-only, on this machine alone.

    request -> protocol -> app -> pool -> worker (a process of its own, which can be killed) -> answer

SPARQL 1.1 Protocol, SPARQL 1.1 Service Description, RFC 9110.
"""
