#:project ../src/Lossworks.Data
#:project ../src/Lossworks.Training

// Benign or malignant, from thirty measurements of cell nuclei: logistic regression, which is a line trained by cross-entropy.
// Run it: dotnet run samples/binary.cs
using System.Runtime.CompilerServices;
using Lossworks;
using Lossworks.Data;
using Lossworks.Training;

Table cells = TableReader.Read(DataSource.FromFile(Beside("data/breast-cancer.csv")));
Target benign = Target.From(cells, "target", TargetKind.Binary);

// Held out in proportion: both parts have the same share of each class.
Fold fold = Holdout.Split(benign.Features.RowCount, fraction: 0.25, seed: 1, strata: benign.Codes);
Table seen = benign.Features.Select(fold.Train), unseen = benign.Features.Select(fold.Test);
Encoder encoder = Encoder.Fit(seen);
DesignMatrix features = encoder.Encode(seen), newFeatures = encoder.Encode(unseen);
double[] labels = [.. fold.Train.Select(row => benign.Numbers[row])], truth = [.. fold.Test.Select(row => benign.Numbers[row])];

// The classes can be told apart almost perfectly, so that without a penalty the weights would grow for ever. L2 holds them.
Loss loss = Loss.Parse("binary-cross-entropy-with-logits");
TrainingData data = new(features.Values, features.Rows, features.Columns, labels);
TrainingResult fit = Trainer.Fit(loss, data, new TrainingOptions { L2 = 0.01 });
Console.WriteLine($"trained: {fit.Steps} steps, {fit.Reason}, mean loss {fit.MeanLoss:F4}");

// The loss takes logits (log-odds) and keeps every digit of them; people read probabilities.
double[] logits = fit.Model.Predict(newFeatures.Values, newFeatures.Rows), probabilities = fit.Model.PredictMean(newFeatures.Values, newFeatures.Rows);
int right = truth.Index().Count(cell => probabilities[cell.Index] > 0.5 == (cell.Item == 1));
Console.WriteLine($"held out: accuracy {(double)right / truth.Length:F4}   log loss {loss.Evaluate(logits, truth):F4}");

static string Beside(string path, [CallerFilePath] string sample = "") => Path.Combine(Path.GetDirectoryName(sample)!, path);
