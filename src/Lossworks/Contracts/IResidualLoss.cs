using Lossworks.Calculus;

namespace Lossworks;

/// <summary>A loss of the residual alone, r = prediction - target.</summary>
public interface IResidualLoss : ILoss
{
    /// <summary>The formula, written once: value, gradient and Hessian at every precision and vector width follow from it.</summary>
    /// <typeparam name="T">The number type.</typeparam>
    /// <param name="r">prediction - target.</param>
    T Of<T>(T r)
        where T : struct, IReal<T>;
}
