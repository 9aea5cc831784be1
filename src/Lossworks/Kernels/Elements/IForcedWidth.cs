using System.Numerics;

namespace Lossworks.Kernels;

/// <summary>Lets the tests force a vector width, so that every width runs on every machine.</summary>
internal interface IForcedWidth
{
    double EvaluateAt<S>(Width width, in LossBatch<S> batch, in LossResult<S> result, Reduction reduction, int threads)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>;
}
