namespace Lossworks.Training;

/// <summary>Notices the end of a descent that cannot prove it: for a while neither loss nor gradient has got any smaller.</summary>
internal sealed class Idleness
{
    private const int Most = 25;
    private const double Rounding = 2e-15;

    private int _steps;
    private double _least = double.PositiveInfinity;

    internal bool IsOver => _steps >= Most;

    /// <summary>A step that changes the loss by no more than rounding, and does not flatten the gradient either, is idle.</summary>
    internal void See(double before, double after, double gradientNorm)
    {
        bool isFlatter = gradientNorm < 0.999 * _least;
        bool changes = !(Math.Abs(before - after) <= Rounding * Math.Abs(after));
        _least = Math.Min(_least, gradientNorm);
        _steps = isFlatter || changes ? 0 : _steps + 1;
    }

    internal void Save(BinaryWriter writer)
    {
        writer.Write(_steps);
        writer.Write(_least);
    }

    internal static Idleness Load(BinaryReader reader) => new() { _steps = reader.ReadInt32(), _least = reader.ReadDouble() };
}
