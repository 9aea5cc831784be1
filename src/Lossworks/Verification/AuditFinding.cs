using System.Globalization;

namespace Lossworks.Verification;

/// <summary>Inputs at which a loss gives a wrong number.</summary>
/// <param name="Where">One of them.</param>
/// <param name="Got">What comes out there.</param>
/// <param name="Truth">What should.</param>
/// <param name="Rewrite">A form that holds, if one is known.</param>
public sealed record AuditFinding(string Where, double Got, double Truth, string? Rewrite)
{
    /// <summary>What is wrong: value, gradient or Hessian.</summary>
    public string What { get; init; } = "value";

    /// <summary>What goes wrong.</summary>
    public AuditKind Kind { get; init; } = AuditKind.DigitsLost;

    /// <summary>How many decimal digits are lost, where it is that.</summary>
    public int DigitsLost { get; init; }

    /// <summary>The numbers that were computed with: double or float.</summary>
    public string Precision { get; init; } = "float";

    /// <summary>All inputs at which it happens, in words: where the prediction is above 709.8. Empty where only one is known.</summary>
    public string Range { get; init; } = "";

    /// <summary>The part of the formula in the place of which <see cref="Rewrite"/> stands.</summary>
    public string? Instead { get; init; }

    /// <summary>In a sentence.</summary>
    public string Describe()
    {
        string got = Got.ToString("R", CultureInfo.InvariantCulture), truth = Truth.ToString("R", CultureInfo.InvariantCulture);
        if (Range.Length == 0)
            return $"{Precision} gives {got} instead of {truth} at {Where}";
        string fault = Kind switch
        {
            AuditKind.Overflow => $"{What} overflows in {Precision}",
            AuditKind.NotANumber => $"{What} is NaN in {Precision}",
            _ => $"{What} loses digits in {Precision}",
        };
        int digits = Precision == "float" ? 7 : 16;
        string lost = Kind != AuditKind.DigitsLost ? "" : DigitsLost >= digits ? ", up to all of them" : $", up to {DigitsLost} of {digits}";
        return $"{fault} {Range}{lost}: at {Where} it gives {got}, the true value is {truth}.";
    }
}
