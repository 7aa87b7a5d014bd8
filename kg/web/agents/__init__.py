"""The questions as tools for agents (Model Context Protocol), over the standard streams or HTTP.

Read-only. What stands in the sources is data: every answer says so, and keeps it in fields of its own. Nothing of the
protocol is imported before an agent asks.
"""
