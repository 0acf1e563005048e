"""Rashomon: who says what happened.

    articles -> corpus -> annotate -> claims -> link -> graph -> queries -> exports
"""
