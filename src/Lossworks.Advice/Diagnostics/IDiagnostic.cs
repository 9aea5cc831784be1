namespace Lossworks.Advice.Diagnostics;

/// <summary>One statistic with its threshold and one sentence for the user.</summary>
internal interface IDiagnostic
{
    /// <summary>What it sees; null where it does not apply.</summary>
    Finding? Look(FirstLook look);
}
