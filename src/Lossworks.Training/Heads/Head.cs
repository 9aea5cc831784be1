namespace Lossworks.Training;

/// <summary>The last layer: rows of linear predictors become rows of the predictions that the loss takes, and gradients come back.</summary>
internal abstract class Head(int outputs)
{
    /// <summary>Predictions per row.</summary>
    internal int Outputs { get; } = outputs;

    /// <summary>Whether predictions are the linear predictors themselves.</summary>
    internal virtual bool IsIdentity => false;

    /// <summary>Predictions from linear predictors; both may be the same memory.</summary>
    internal abstract void Forward(ReadOnlySpan<double> eta, Span<double> predictions);

    /// <summary>Turns the derivatives by the predictions into those by the linear predictors, in place.</summary>
    internal abstract void Backward(ReadOnlySpan<double> eta, ReadOnlySpan<double> predictions, Span<double> gradient);

    /// <summary>The linear predictor of output k whose prediction this is.</summary>
    internal abstract double Inverse(int k, double prediction);

    /// <summary>The head of a loss with so many outputs, with its own link or the caller's.</summary>
    internal static Head For(Loss loss, int outputs, bool hasClasses, Link? link)
    {
        if (loss.Outputs.Length == 1 && loss.Outputs[0] == Output.Probability && loss.TakesRows && (hasClasses || outputs > 1))
            return link is null ? new SoftmaxHead(outputs) : throw new LossException($"{loss.Card.Name} on classes takes no link: its probabilities come from a softmax.");
        OutputMap[] maps = new OutputMap[outputs];
        for (int k = 0; k < outputs; k++)
            maps[k] = MapOf(loss.OutputOf(k, outputs), k == 0 || loss.Outputs.Length == 1 ? link : null);
        return maps.All(m => ReferenceEquals(m, OutputMap.Identity)) ? new IdentityHead(outputs) : new ElementHead(maps);
    }

    private static OutputMap MapOf(Output output, Link? link)
    {
        bool own = link is null || (output.Scale, link) switch
        {
            (Scale.Log, _) => link == Link.Log,
            (Scale.Logit, _) => link == Link.Logit,
            _ => false,
        };
        if (!own)
            return link == Link.Identity && output.Scale == Scale.Identity ? OutputMap.Identity : OutputMap.Through(link!, output.Scale);
        return output.Scale == Scale.Identity ? OutputMap.Into(output.Domain) : OutputMap.Identity;
    }
}
