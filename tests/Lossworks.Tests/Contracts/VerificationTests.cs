using Lossworks.Verification;

namespace Lossworks.Tests.Contracts;

/// <summary>Derivatives against differences, and every claim on the card under attack.</summary>
public sealed class VerificationTests
{
    [Theory]
    [MemberData(nameof(Instances.All), MemberType = typeof(Instances))]
    public void Derivatives_and_claims_hold(string spec)
    {
        LossCheck check = LossCheck.Run(Loss.Parse(spec));
        Assert.True(check.Gradient.Ok, $"gradient off by {check.Gradient.Worst:E2} at {check.Gradient.Where}");
        Assert.True(check.Hessian?.Ok ?? true, $"hessian off by {check.Hessian?.Worst:E2} at {check.Hessian?.Where}");
        Assert.All(check.Claims, c => Assert.True(c.Holds, $"{c.Claim}: {c.Counterexample}"));
        Assert.True(check.Ok);
    }

    [Theory]
    [MemberData(nameof(Instances.Sound), MemberType = typeof(Instances))]
    public void Float_keeps_its_digits(string spec)
    {
        LossCheck check = LossCheck.Run(Loss.Parse(spec), seed: 2);
        Assert.True(check.Audit.Count == 0, string.Join("\n", check.Audit.Select(a => $"{a.Got:R} instead of {a.Truth:R} at {a.Where}")));
    }
}
