using System.Numerics;
using Lossworks.Lanes;

namespace Lossworks.Kernels;

/// <summary>The softmax of one row, in the parts from which every loss of logits is built without cancellation.</summary>
/// <remarks>
/// With m the largest logit, at index <see cref="Top"/>: e_k = exp(z_k - m), and Rest is the sum of all e_k but the largest. So
/// log-sum-exp - z_k = (m - z_k) + log1p(Rest), and 1 - s_top = Rest/(1 + Rest): both keep their digits however confident the row is.
/// </remarks>
internal readonly ref struct SoftmaxRow<S>
    where S : unmanaged, IBinaryFloatingPointIeee754<S>
{
    private readonly ReadOnlySpan<S> _logits;
    private readonly double _max, _temperature;

    /// <summary>Of the logits over a temperature: the gaps to the largest one are divided, so that they keep their digits.</summary>
    internal SoftmaxRow(ReadOnlySpan<S> logits, double temperature = 1)
    {
        _logits = logits;
        _temperature = temperature;
        Top = Largest.IndexIn(logits);
        _max = double.CreateTruncating(logits[Top]);
        double rest = 0;
        for (int k = 0; k < logits.Length; k++)
        {
            if (k != Top)
                rest += Exp(k);
        }

        Rest = rest;
        LogOfSum = StableMath.Log1p(rest);
    }

    /// <summary>The index of the largest logit, the first of equals.</summary>
    internal int Top { get; }

    /// <summary>Sum of exp(z_k - max) over all classes but the top one.</summary>
    internal double Rest { get; }

    /// <summary>log-sum-exp - max.</summary>
    internal double LogOfSum { get; }

    internal int Count => _logits.Length;

    /// <summary>log-sum-exp of the logits over the temperature.</summary>
    internal double LogSumExp => (_max / _temperature) + LogOfSum;

    /// <summary>-log s_k = log-sum-exp - z_k.</summary>
    internal double NegativeLog(int k) => Gap(k) + LogOfSum;

    /// <summary>s_k.</summary>
    internal double Share(int k) => (k == Top ? 1 : Exp(k)) / (1 + Rest);

    /// <summary>1 - s_k.</summary>
    internal double Complement(int k) => k == Top ? Rest / (1 + Rest) : 1 - Share(k);

    private double Exp(int k) => StableMath.Exp(-Gap(k));

    private double Gap(int k) => (_max - double.CreateTruncating(_logits[k])) / _temperature;
}
