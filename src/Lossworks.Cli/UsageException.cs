namespace Lossworks.Cli;

/// <summary>What was typed cannot be done as typed; the message says what to type instead.</summary>
internal sealed class UsageException(string message) : Exception(message);
