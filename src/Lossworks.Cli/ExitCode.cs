namespace Lossworks.Cli;

/// <summary>What the process returns.</summary>
internal static class ExitCode
{
    /// <summary>Done.</summary>
    internal const int Success = 0;

    /// <summary>The work failed, or a check did not hold.</summary>
    internal const int Failure = 1;

    /// <summary>What was typed is wrong: an unknown command, flag, loss or parameter.</summary>
    internal const int Usage = 2;
}
