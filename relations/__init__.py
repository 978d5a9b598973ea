"""Entente, the one app: the rooms and the direction of imports.

management, admin, pages, api   translate, never decide; do not import each other
actions                         deeds: one transaction, writes the Revision
queries                         questions over several models
documents                       record ⇄ portable form
models                          columns, constraints, choices
values, errors                  periods, quantities, comparison; what can be refused
"""
