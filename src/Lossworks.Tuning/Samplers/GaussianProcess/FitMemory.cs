namespace Lossworks.Tuning;

/// <summary>The last fits of hyperparameters. A fit is a function of its samples, so looking one up or computing it anew comes to the same bits.</summary>
internal sealed class FitMemory
{
    private const int Most = 8;

    private readonly Lock _lock = new();
    private readonly List<(Samples Samples, Hyperparameters Fit)> _fits = [];

    internal Hyperparameters Of(Samples samples)
    {
        lock (_lock)
        {
            int place = _fits.FindIndex(f => f.Samples.SameAs(samples));
            (Samples Samples, Hyperparameters Fit) known = place >= 0 ? _fits[place] : (samples, HyperparameterFit.Of(samples));
            if (place >= 0)
                _fits.RemoveAt(place);
            else if (_fits.Count == Most)
                _fits.RemoveAt(0);
            _fits.Add(known);
            return known.Fit;
        }
    }
}
