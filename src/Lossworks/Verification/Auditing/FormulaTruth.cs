namespace Lossworks.Verification;

/// <summary>The true value and derivatives of a formula at one sample.</summary>
/// <param name="Numbers">The value, the first derivatives by each prediction, and the second ones where they are asked for. NaN or infinite: undefined.</param>
/// <param name="OnKink">Whether the derivatives are anybody's choice there.</param>
/// <param name="Vanished">Whether something on the way cancelled to 0.</param>
internal sealed record FormulaTruth(BigReal[] Numbers, bool OnKink, bool Vanished);
