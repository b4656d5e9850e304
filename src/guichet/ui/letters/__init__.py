"""Letters and receipts on screen: looked at by the clerk, handed to the mail program, the printer or a file."""
