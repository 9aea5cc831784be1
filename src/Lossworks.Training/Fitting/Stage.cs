namespace Lossworks.Training;

/// <summary>What a stretch of a fit minimizes.</summary>
internal enum StageKind
{
    /// <summary>Squared error, to have residuals for a first scale.</summary>
    LeastSquares,

    /// <summary>Huber's loss, a robust start for a loss that is not convex.</summary>
    Robust,

    /// <summary>The loss itself with the scale of its own residuals, by reweighted least squares.</summary>
    Reweighted,

    /// <summary>The loss itself.</summary>
    Plain,

    /// <summary>The loss with its kinks rounded off.</summary>
    Smoothed,

    /// <summary>The piecewise linear loss itself, from vertex to vertex.</summary>
    Vertex,
}

/// <summary>A stretch of a fit: what is minimized, what residuals are divided by, how wide kinks are rounded.</summary>
internal readonly record struct Stage(StageKind Kind, double Scale, double Width)
{
    internal void Save(BinaryWriter writer)
    {
        writer.Write((int)Kind);
        writer.Write(Scale);
        writer.Write(Width);
    }

    internal static Stage Load(BinaryReader reader) => new((StageKind)reader.ReadInt32(), reader.ReadDouble(), reader.ReadDouble());
}
