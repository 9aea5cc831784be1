namespace Lossworks.Verification;

/// <summary>What goes wrong with a number.</summary>
public enum AuditKind
{
    /// <summary>It is infinite, and should not be.</summary>
    Overflow,

    /// <summary>It is not a number, and should be.</summary>
    NotANumber,

    /// <summary>Fewer digits are right than there could be.</summary>
    DigitsLost,
}
