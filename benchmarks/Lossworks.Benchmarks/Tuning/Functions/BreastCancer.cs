using System.Globalization;
using Lossworks.Data;
using Lossworks.Tuning;

namespace Lossworks.Benchmarks.Tuning.Functions;

/// <summary>Malignant or benign: which loss, its own parameter, and the ridge penalty, judged by the log-loss of scores read as log-odds.</summary>
internal static class BreastCancer
{
    internal static TestFunction Make()
    {
        Target target = Target.From(TableReader.Read(DataSource.FromFile(Repository.Path("samples", "data", "breast-cancer.csv"))), "target", TargetKind.Binary);
        DesignMatrix design = Encoder.Fit(target.Features).Encode(target.Features);
        double[] labels = [.. target.Codes.ToArray().Select(c => (double)c)];
        CrossValidated ofLabels = new(design, labels), ofSigns = new(design, [.. labels.Select(y => (2 * y) - 1)]);
        SearchSpace space = new(
        [
            new CategoricalParameter("loss", "logistic", "focal", "hinge"),
            new RealParameter("gamma", 0.1, 5) { When = new("loss", "focal") },
            new RealParameter("smoothing", 0.1, 10, log: true) { When = new("loss", "hinge") },
            new RealParameter("ridge", 1e-6, 1, log: true),
        ]);
        return new("breast-cancer", space, c => c.Choice("loss") switch
        {
            "logistic" => ofLabels.Score(Loss.Parse("binary-cross-entropy-with-logits"), c.Number("ridge"), LogLoss),
            "focal" => ofLabels.Score(Parse($"binary-focal(gamma={c.Number("gamma"):R})"), c.Number("ridge"), LogLoss),
            _ => ofSigns.Score(Parse($"smoothed-hinge(smoothing={c.Number("smoothing"):R})"), c.Number("ridge"), LogLoss),
        })
        {
            Says = "malignant or benign, which loss with which parameter, and the ridge penalty: log-loss of three folds",
            Target = 5e-4,
            Evaluations = 50,
            GridPoints = 4,
        };
    }

    private static Loss Parse(FormattableString text) => Loss.Parse(text.ToString(CultureInfo.InvariantCulture));

    /// <summary>Of labels 0 and 1 or of signs.</summary>
    private static double LogLoss(double[] scores, double[] targets)
    {
        double sum = 0;
        for (int i = 0; i < scores.Length; i++)
        {
            double margin = targets[i] > 0 ? scores[i] : -scores[i];
            sum += Math.Max(0, -margin) + double.LogP1(Math.Exp(-Math.Abs(margin)));
        }

        return sum / scores.Length;
    }
}
