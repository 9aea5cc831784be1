namespace Lossworks;

/// <summary>A loss of single numbers whose domain of predictions depends on its parameters; the card states the one of the defaults.</summary>
public interface IRestrictsPrediction
{
    /// <summary>What its predictions are with these parameters.</summary>
    Output Prediction { get; }
}
