namespace Lossworks.Training;

/// <summary>Adam (Kingma and Ba 2015, arXiv:1412.6980), beta 0.9 and 0.999; a lasso's proximal step has the rate of its parameter.</summary>
internal sealed class AdamRule(int length) : UpdateRule
{
    private const double Beta1 = 0.9, Beta2 = 0.999, Epsilon = 1e-8;

    private double[] _mean = new double[length], _square = new double[length];
    private long _count;

    internal override void Apply(double[] parameters, ReadOnlySpan<double> gradient, double rate, Objective objective)
    {
        _count++;
        double unbiasMean = 1 - Math.Pow(Beta1, _count), unbiasSquare = 1 - Math.Pow(Beta2, _count);
        for (int i = 0; i < parameters.Length; i++)
        {
            _mean[i] = (Beta1 * _mean[i]) + ((1 - Beta1) * gradient[i]);
            _square[i] = (Beta2 * _square[i]) + ((1 - Beta2) * gradient[i] * gradient[i]);
            double own = rate / (Math.Sqrt(_square[i] / unbiasSquare) + Epsilon);
            double ahead = parameters[i] - (own * _mean[i] / unbiasMean);
            parameters[i] = Penalty.SoftThreshold(ahead, own * objective.Penalty.LassoAt(i, objective.Outputs));
        }
    }

    internal override void Reset()
    {
        Array.Clear(_mean);
        Array.Clear(_square);
        _count = 0;
    }

    internal override void Save(BinaryWriter writer)
    {
        Numbers.Write(writer, _mean);
        Numbers.Write(writer, _square);
        writer.Write(_count);
    }

    internal override void Load(BinaryReader reader) => (_mean, _square, _count) = (Numbers.ReadDoubles(reader), Numbers.ReadDoubles(reader), reader.ReadInt64());
}
