namespace Lossworks.Training;

/// <summary>The exact minimum of a piecewise linear objective: from vertex to vertex along falling edges, until the subgradients at a vertex hold 0.</summary>
/// <remarks>
/// A vertex is where as many rows as there are parameters sit on kinks. Along an edge the objective is piecewise linear, so the step passes as
/// many kinks as still fall (Barrodale and Roberts 1973, doi:10.1137/0710069; Bloomfield and Steiger 1983). Kinks are moved by tiny
/// random amounts while it walks, so that no two vertices coincide and it cannot go round in circles; the vertex found is then put back.
/// </remarks>
internal sealed class VertexDescent(Objective objective, Kinks kinks) : Descent(objective)
{
    internal const int MostParameters = 300;
    private const double Slack = 1e-9;

    private readonly KinkPlanes _planes = new(objective, kinks);
    private Basis? _basis;

    internal override void Start(ReadOnlySpan<double> parameters)
    {
        base.Start(parameters);
        Value = Objective.MeanLoss(Parameters);
        Best.Offer(Parameters, Value);
        _basis = Basis.Nearest(_planes, Parameters);
        IsStuck = _basis is null;
    }

    internal override void Step()
    {
        if (_basis is null)
            return;
        _basis.Place(_planes.Moved, Parameters);
        _planes.Look(Parameters, _basis);
        (int leaving, bool up, double violation) = Worst();
        GradientNorm = violation;
        if (leaving < 0)
        {
            Finish();
            return;
        }

        double[] direction = _basis.Edge(leaving, up);
        int entering = _planes.FirstRise(direction, violation * Length(leaving), _basis);
        if (entering < 0 || !_basis.Exchange(leaving, entering, _planes))
        {
            IsStuck = true;
            return;
        }

        _basis.Place(_planes.Moved, Parameters);
        Value = Objective.MeanLoss(Parameters);
        Best.Offer(Parameters, Value);
    }

    private protected override void SaveState(BinaryWriter writer)
    {
        writer.Write(_basis is not null);
        _basis?.Save(writer);
    }

    private protected override void LoadState(BinaryReader reader)
    {
        _basis = reader.ReadBoolean() ? Basis.Load(reader) : null;
        IsStuck = _basis is null;
    }

    /// <summary>The edge along which the objective falls most steeply: the multiplier furthest outside 0..jump.</summary>
    private (int Leaving, bool Up, double Violation) Worst()
    {
        (int Leaving, bool Up, double Violation) worst = (-1, false, 0);
        for (int b = 0; b < _basis!.Size; b++)
        {
            double multiplier = -_basis.Along(b, _planes.Gradient), jump = _planes.JumpOf(_basis.Planes[b]), slack = Slack * jump;
            double over = Math.Max(multiplier - jump, -multiplier);
            double steepness = over / Length(b);
            if (over > slack && steepness > worst.Violation)
                worst = (b, multiplier > jump, steepness);
        }

        return worst;
    }

    private double Length(int edge) => Norm(_basis!.Edge(edge, true));

    /// <summary>Puts the kinks back where they belong and proves that this vertex is the minimum.</summary>
    private void Finish()
    {
        _basis!.Place(_planes.True, Parameters);
        Value = Objective.MeanLoss(Parameters);
        Best.Offer(Parameters, Value);
        IsStuck = true;
        if (_planes.AgreeAt(Parameters, _basis))
            Certificate = $"0 is a subgradient at the vertex where {_basis.Size} rows sit on a kink, so this is the exact minimum";
    }
}
