namespace Lossworks.Tuning;

/// <summary>What a parameter does to the value on its own.</summary>
/// <param name="Parameter">Its name.</param>
/// <param name="Share">Its part of what all parameters do on their own, from 0 to 1; all shares sum up to 1, or are 0 where the values do not differ.</param>
/// <param name="Variance">The part of the whole variance over the space that it explains on its own, from 0 to 1.</param>
/// <param name="Spread">The standard deviation of that part over the trees: how sure it is.</param>
public sealed record ParameterEffect(string Parameter, double Share, double Variance, double Spread);
