namespace Lossworks.Training;

/// <summary>The exact minimum of a piecewise linear objective: from vertex to vertex along falling edges, until the subgradients at a vertex hold 0.</summary>
/// <remarks>
/// A vertex is where as many rows as there are parameters sit on kinks. Along an edge the objective is piecewise linear, so the step passes as
/// many kinks as still fall (Barrodale and Roberts 1973, doi:10.1137/0710069; Bloomfield and Steiger 1983). Kinks are moved by tiny
/// random amounts while it walks, so that no two vertices coincide and it cannot go round in circles; the vertex found is then put back.
/// </remarks>
internal sealed class VertexDescent(Objective objective, Kinks kinks) : Descent(objective)
{
    internal const int MostParameters = 512;
    private const double Slack = 1e-9;

    /// <summary>A step that stays among few rows is so cheap that several count as one where there are many parameters.</summary>
    private const int ParametersPerExchange = 32;

    private KinkBand _band = null!;
    private KinkPlanes _planes = null!;
    private Basis _basis = null!;
    private long _most;

    internal override void Start(ReadOnlySpan<double> parameters)
    {
        base.Start(parameters);
        _most = Math.Max(2000, 16L * Objective.Length);
        LookAround();
        Best.Offer(Parameters, Value);
    }

    internal override void Step()
    {
        // From the vertex itself once a step, so that what exchanges add up does not drift.
        _basis.Place(_planes.Moved, Parameters);
        _planes.Look(Parameters, _basis);
        for (int exchanges = 0; exchanges <= Parameters.Length / ParametersPerExchange; exchanges++)
        {
            if (!Exchange())
                return;
        }

        _basis.Place(_planes.Moved, Parameters);
        See();
    }

    /// <summary>The rows near their kinks here, and the nearest vertex.</summary>
    private void LookAround()
    {
        _band = new(Objective, kinks, Parameters, _most);
        _planes = new(Objective, kinks, _band);
        _planes.Pin(Parameters);
        _basis = Basis.Nearest(_planes, Parameters);
        See();
    }

    /// <summary>Goes to the next vertex; false where there is none, or where the view has changed.</summary>
    private bool Exchange()
    {
        (int leaving, bool up, double violation) = Worst();
        GradientNorm = violation;
        if (leaving < 0)
        {
            Finish();
            return false;
        }

        int left = _basis.Planes[leaving];
        double[] direction = _basis.Edge(leaving, up);
        int entering = _planes.FirstRise(direction, violation * _basis.LengthOf(leaving), _basis);
        if (entering >= 0 && _basis.Exchange(leaving, entering, _planes))
        {
            _planes.Move(left, up, entering);
            return true;
        }

        _basis.Place(_planes.Moved, Parameters);
        if (entering < 0 && !_band.IsWhole)
            LookFurther();
        else
            IsStuck = true;
        return false;
    }

    /// <summary>More rows: one beyond those in view may be what ends the fall.</summary>
    private void LookFurther()
    {
        _most *= 2;
        LookAround();
    }

    private protected override void SaveState(BinaryWriter writer)
    {
        Numbers.Write(writer, _band.Anchor);
        writer.Write(_most);
        Numbers.Write(writer, _planes.True.AsSpan(_planes.FirstPin));
        _basis.Save(writer);
    }

    private protected override void LoadState(BinaryReader reader)
    {
        double[] anchor = Numbers.ReadDoubles(reader);
        _band = new(Objective, kinks, anchor, _most = reader.ReadInt64());
        _planes = new(Objective, kinks, _band);
        _planes.Pin(Numbers.ReadDoubles(reader));
        _basis = Basis.Load(reader);
    }

    /// <summary>The edge along which the objective falls most steeply: the multiplier furthest outside 0..jump.</summary>
    private (int Leaving, bool Up, double Violation) Worst()
    {
        (int Leaving, bool Up, double Violation) worst = (-1, false, 0);
        for (int b = 0; b < _basis.Size; b++)
        {
            double multiplier = -_basis.Along(b, _planes.Gradient), jump = _planes.JumpOf(_basis.Planes[b]), slack = Slack * jump;
            double over = Math.Max(multiplier - jump, -multiplier);
            double steepness = over / _basis.LengthOf(b);
            if (over > slack && steepness > worst.Violation)
                worst = (b, multiplier > jump, steepness);
        }

        return worst;
    }

    /// <summary>Puts the kinks back where they belong and proves that this vertex is the minimum; if a row left out has crossed a kink, looks around anew, further.</summary>
    private void Finish()
    {
        _basis.Place(_planes.True, Parameters);
        foreach (int zero in _basis.Planes.Select(_planes.ParameterAt).Where(j => j >= 0))
            Parameters[zero] = 0;
        if (!_band.HoldsAt(Parameters))
        {
            LookFurther();
            return;
        }

        See();
        Best.Offer(Parameters, Value = Objective.MeanLoss(Parameters) + Objective.Lasso(Parameters));
        IsStuck = true;
        if (_planes.AgreeAt(Parameters, _basis))
            Certificate = $"0 is a subgradient at this vertex, where {_basis.Size} kinks meet, so it is the exact minimum";
    }

    private void See()
    {
        Value = _band.MeanLoss(Parameters) + Objective.Lasso(Parameters);
        if (_band.IsWhole)
            Best.Offer(Parameters, Value);
    }
}
