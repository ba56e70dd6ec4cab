"""What requests and answers are made of; Litestar has msgspec validate with these, and documents them.

`Meta` is msgspec's. For what it has no words for, Litestar takes what stands under `extra` in its `extra_json_schema`:
`described` puts it there. In lists and dicts it sees no `Meta`, and `documented` says the same in Litestar's own words.
"""
