namespace Lossworks.Verification;

/// <summary>An input at which digits are lost.</summary>
/// <param name="Where">The input.</param>
/// <param name="Got">What comes out, in float.</param>
/// <param name="Truth">What should, from double.</param>
/// <param name="Rewrite">A form that holds, if one is known.</param>
public sealed record AuditFinding(string Where, double Got, double Truth, string? Rewrite);
