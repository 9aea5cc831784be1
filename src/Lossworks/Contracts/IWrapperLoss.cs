namespace Lossworks;

/// <summary>A loss made of another one in a way that is no function of its value: it changes what goes in.</summary>
internal interface IWrapperLoss : ILoss
{
    /// <summary>The loss as an object, with this SPEC.</summary>
    Loss Wrap(Specs.LossSpec spec);
}
