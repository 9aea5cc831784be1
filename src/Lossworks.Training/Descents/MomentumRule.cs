namespace Lossworks.Training;

/// <summary>The heavy ball (Polyak 1964, doi:10.1016/0041-5553(64)90137-5), with a lasso as iPiano (Ochs, Chen, Brox and Pock 2014, doi:10.1137/130942954).</summary>
/// <remarks>Momentum is the last move after the proximal step, so that a fixed point of the steps is a minimum of the objective.</remarks>
internal sealed class MomentumRule(int length, double momentum) : UpdateRule
{
    private double[] _move = new double[length];

    internal override void Apply(double[] parameters, ReadOnlySpan<double> gradient, double rate, Objective objective)
    {
        for (int i = 0; i < parameters.Length; i++)
        {
            double ahead = parameters[i] + (momentum * _move[i]) - (rate * gradient[i]);
            double next = Penalty.SoftThreshold(ahead, rate * objective.Penalty.LassoAt(i, objective.Outputs));
            _move[i] = next - parameters[i];
            parameters[i] = next;
        }
    }

    internal override void Reset() => Array.Clear(_move);

    internal override void Save(BinaryWriter writer) => Numbers.Write(writer, _move);

    internal override void Load(BinaryReader reader) => _move = Numbers.ReadDoubles(reader);
}
