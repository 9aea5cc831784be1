#:project ../src/Lossworks.Data
#:project ../src/Lossworks.Training

// Which digit was written, from 8 x 8 gray pixels: ten scores per image, trained by the cross-entropy of their softmax.
// Run it: dotnet run samples/multiclass.cs
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using Lossworks;
using Lossworks.Data;
using Lossworks.Training;

Table images = TableReader.Read(DataSource.FromFile(Beside("data/digits.csv")));
Target digit = Target.From(images, "digit", TargetKind.Classes);

Fold fold = Holdout.Split(digit.Features.RowCount, fraction: 0.25, seed: 1, strata: digit.Codes);
Table seen = digit.Features.Select(fold.Train), unseen = digit.Features.Select(fold.Test);
Encoder encoder = Encoder.Fit(seen);
DesignMatrix features = encoder.Encode(seen), newFeatures = encoder.Encode(unseen);
int[] digits = [.. fold.Train.Select(row => digit.Codes[row])], truth = [.. fold.Test.Select(row => digit.Codes[row])];

// Classes are given as indices, counted from 0: no one-hot matrix is needed.
Loss loss = Loss.Parse("softmax-cross-entropy");
int classes = digit.Classes.Count;
TrainingData data = TrainingData.OfClasses(features.Values, features.Rows, features.Columns, digits, classes);
TrainingResult fit = Trainer.Fit(loss, data, new TrainingOptions { L2 = 0.01 });
Console.WriteLine($"trained: {fit.Steps} steps, {fit.Reason}, mean loss {fit.MeanLoss:F4}");

// Ten scores per image, row after row. The largest is the guess.
double[] scores = fit.Model.Predict(newFeatures.Values, newFeatures.Rows);
int right = truth.Index().Count(image => TensorPrimitives.IndexOfMax(scores.AsSpan(image.Index * classes, classes)) == image.Item);
double logLoss = loss.Evaluate(new LossBatch<double>(scores, classes, truth), default);
Console.WriteLine($"held out: accuracy {(double)right / truth.Length:F4}   log loss {logLoss:F4}");

static string Beside(string path, [CallerFilePath] string sample = "") => Path.Combine(Path.GetDirectoryName(sample)!, path);
