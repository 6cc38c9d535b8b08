"""The workspace for assistants, by the Model Context Protocol: tools that read, and answers that can be quoted."""
