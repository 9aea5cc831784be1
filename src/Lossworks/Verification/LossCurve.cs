namespace Lossworks.Verification;

/// <summary>A loss as a curve over one number, for drawing: the other numbers stand still at ordinary places.</summary>
/// <param name="Axis">What the number is.</param>
/// <param name="Low">Where the interesting part begins.</param>
/// <param name="High">Where it ends.</param>
/// <param name="Value">The value there.</param>
/// <param name="Gradient">The derivative there.</param>
/// <param name="Hessian">The second derivative there; null where there is none.</param>
public sealed record LossCurve(
    string Axis, double Low, double High, Func<double, double> Value, Func<double, double> Gradient, Func<double, double>? Hessian)
{
    /// <summary>The curve of a loss.</summary>
    public static LossCurve Of(Loss loss)
    {
        LossProbe probe = new(loss);
        LossPoint point = Place(loss);
        (string axis, double low, double high) = Horizontal(loss, point);
        LossPoint At(double x) => point.At([x, .. point.Predictions[1..]]);
        return new(axis, low, high, x => probe.Value(At(x)), x => probe.Gradient(At(x))[0], probe.HasHessian ? x => probe.Hessian(At(x))[0] : null);
    }

    /// <summary>
    /// The part of the vertical axis worth showing: all of it, unless a few values near the border of a domain would flatten the rest.
    /// </summary>
    public static (double Low, double High) Visible(IEnumerable<double> values)
    {
        double[] finite = [.. values.Where(double.IsFinite)];
        if (finite.Length == 0)
            return (-1, 1);
        double low = finite.Min(), high = finite.Max(), usual = finite.Select(Math.Abs).Order().ElementAt(finite.Length * 9 / 10);
        return Math.Max(-low, high) > 8 * usual ? (Math.Max(low, -4 * usual), Math.Min(high, 4 * usual)) : (low, high);
    }

    private static (string Axis, double Low, double High) Horizontal(Loss loss, LossPoint point)
    {
        Output output = loss.Outputs[0];
        double low = double.IsFinite(output.Domain.Low) ? output.Domain.Low + 1e-3 : -4;
        double high = double.IsFinite(output.Domain.High) ? output.Domain.High - 1e-3 : 4;
        switch (loss.Shape)
        {
            case LossShape.Residual:
                double reach = Math.Max(4, 1.5 * loss.Claims.Kinks.Concat(loss.Claims.Jumps).Select(Math.Abs).DefaultIfEmpty(0).Max());
                return ("residual (prediction - target)", -reach, reach);
            case LossShape.Margin:
                return ("margin (target x score)", -4, 4);
            case LossShape.Pointwise:
                return ($"{output.Meaning}, for target {Text(point.Targets)}", low, high);
            default:
                string rows = point.Rows > 1 ? $" of the first of {point.Rows} rows" : "";
                string truth = point.Classes.Length > 0 ? $"class {point.Classes[0]}" : $"target {Text(point.Targets[..(point.Targets.Length / point.Rows)])}";
                int columns = point.Predictions.Length / point.Rows;
                string others = columns > 1 ? $"; beside it {Text(point.Predictions[1..columns])}" : "";
                return ($"first {output.Meaning}{rows}, for {truth}{others}", low, high);
        }
    }

    /// <summary>
    /// Ordinary places: equal shares, means and logits at 0, spreads at 1; the middle class of ordered ones. Where a loss forbids them, a random point.
    /// </summary>
    private static LossPoint Place(Loss loss)
    {
        if (loss.Shape == LossShape.Batch)
            return Rounded(new PointSource(loss, 1).Next(1), loss);
        int columns = loss.TakesRows ? loss.ExampleColumns : loss.Columns ?? 1, targets = loss.ExampleTargets(columns), classes = loss.ClassCount(columns);
        double[] predictions = [.. Enumerable.Range(0, columns).Select(i => Beside(loss, i, columns))];
        if (loss.TakesRows && loss.Target.IsClass)
            return Checked(loss, new(predictions, [], [classes == columns ? 0 : classes / 2]));
        double[] truth = [.. Enumerable.Range(0, targets).Select(i => Truth(loss, i))];
        return Checked(loss, new(predictions, truth, []));
    }

    private static LossPoint Checked(Loss loss, LossPoint point)
    {
        bool obeys = loss.RowRule?.Complaint(point.Predictions, point.Targets) is null;
        return obeys ? point : Rounded(new PointSource(loss, 1).Next(1), loss);
    }

    /// <summary>Two decimals are enough for a caption; where rounding breaks a rule the point stays as it is.</summary>
    private static LossPoint Rounded(LossPoint point, Loss loss)
    {
        LossPoint rounded = point with
        {
            Predictions = [.. point.Predictions.Select(x => Math.Round(x, 2))],
            Targets = [.. point.Targets.Select(x => Math.Round(x, 2))],
        };
        try
        {
            LossProbe.CheckDomain(loss, rounded);
            return rounded;
        }
        catch (LossException)
        {
            return point;
        }
    }

    /// <summary>Logits and means stand at 0; samples, components and vectors apart, because equal ones show nothing.</summary>
    private static double Beside(Loss loss, int i, int columns)
    {
        Interval domain = loss.OutputOf(i, columns).Domain;
        bool apart = loss.Shape == LossShape.Row && !loss.Target.IsClass && loss.Target.Only.IsEmpty && domain == Interval.Real;
        return apart && i > 0 ? (i % 2 == 1 ? 0.5 : -0.5) * ((i + 1) / 2) : Middle(domain, columns);
    }

    private static double Middle(Interval domain, int columns) =>
        domain == Interval.Unit ? (columns > 1 ? Math.Round(1.0 / columns, 2) : 0.5)
        : domain.Contains(0) && (double.IsInfinity(domain.Low) || double.IsFinite(domain.High)) ? 0
        : 1;

    private static double Truth(Loss loss, int i)
    {
        Argument target = loss.Target;
        if (loss.Shape == LossShape.Residual)
            return 0;
        if (loss.Shape == LossShape.Margin)
            return 1;
        double first = target.Domain.Contains(1) ? 1 : target.Domain.Contains(0.5) ? 0.5 : 0, next = target.Domain.Contains(0) ? 0 : first;
        return loss.Shape == LossShape.Outputs && next == 0 && target.Domain == Interval.Real ? 0 : i == 0 ? first : next;
    }

    private static string Text(double[] numbers) =>
        string.Join(", ", numbers.Select(x => x.ToString("0.##", System.Globalization.CultureInfo.InvariantCulture)));
}
