namespace Lossworks.Training;

/// <summary>The best parameters seen so far, so that stopping early never returns worse ones.</summary>
internal sealed class Best(int length)
{
    private double[] _parameters = new double[length];

    internal double Value { get; private set; } = double.PositiveInfinity;

    internal ReadOnlySpan<double> Parameters => _parameters;

    internal void Offer(ReadOnlySpan<double> parameters, double value)
    {
        if (!(value < Value))
            return;
        parameters.CopyTo(_parameters);
        Value = value;
    }

    internal void Save(BinaryWriter writer)
    {
        writer.Write(Value);
        Numbers.Write(writer, _parameters);
    }

    internal void Load(BinaryReader reader)
    {
        Value = reader.ReadDouble();
        _parameters = Numbers.ReadDoubles(reader);
    }
}
