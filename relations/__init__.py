"""Entente, the one app: its packages and the direction of imports.

management, admin, pages, api   interfaces: they translate and do not import each other
actions                         changes: one transaction each, which writes the Revision
queries                         reads over several models
documents                       record ⇄ portable form
models                          columns, constraints, choices
values, errors                  periods, quantities, comparison; what is rejected, and why
"""
