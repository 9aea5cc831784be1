using Lossworks.Verification;

namespace Lossworks.Tests.Composition;

/// <summary>Losses that hold a part of themselves constant when they are differentiated, alone and inside others.</summary>
public sealed class HeldPartsTests
{
    private const string Seesaw = "seesaw(class-counts=[100,30,5,1])";

    [Theory]
    [InlineData("beta-weighted-gaussian-nll(beta=0.5)")]
    [InlineData("beta-weighted-gaussian-nll(beta=1)")]
    [InlineData(Seesaw)]
    [InlineData("class-balanced(base=" + Seesaw + ", class-counts=[100,30,5,1])")]
    [InlineData("clipped(base=" + Seesaw + ", limit=3)")]
    [InlineData("masked(base=" + Seesaw + ")")]
    [InlineData("0.7*" + Seesaw + " + 0.3*softmax-cross-entropy")]
    public void Derivatives_are_those_of_the_frozen_value(string spec)
    {
        LossProbe probe = new(Loss.Parse(spec));

        DerivativeCheck gradient = DerivativeCheck.OfGradient(probe, 1), hessian = DerivativeCheck.OfHessian(probe, 1);

        Assert.True(gradient.Ok, gradient.ToString());
        Assert.True(hessian.Ok, hessian.ToString());
    }
}
