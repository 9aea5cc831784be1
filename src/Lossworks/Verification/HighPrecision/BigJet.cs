namespace Lossworks.Verification;

/// <summary>A number with its first two derivatives along one variable. What is done with it: <see cref="BigCalculus"/>.</summary>
/// <param name="Value">The number.</param>
/// <param name="First">Its derivative.</param>
/// <param name="Second">Its second derivative.</param>
internal readonly record struct BigJet(BigReal Value, BigReal First, BigReal Second)
{
    /// <summary>Whether it does not move, as far as the derivatives tell.</summary>
    internal bool IsConstant => First.IsZero && Second.IsZero;

    internal static BigJet Constant(BigReal value) => new(value, BigReal.Zero, BigReal.Zero);

    internal static BigJet Variable(BigReal value) => new(value, BigReal.One, BigReal.Zero);
}
