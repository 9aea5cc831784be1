#:project ../src/Lossworks.Data
#:project ../src/Lossworks.Training

// House prices by a straight line, with two losses: which one forgives the few houses that sold far off their price?
// Run it: dotnet run samples/regression.cs
using System.Runtime.CompilerServices;
using Lossworks;
using Lossworks.Data;
using Lossworks.Losses;
using Lossworks.Training;

Table houses = TableReader.Read(DataSource.FromFile(Beside("data/ames.csv")));
Target price = Target.From(houses, "Sale_Price");

// A quarter of the houses is held out. What the encoder learns (medians, levels, scales), it learns from the others only.
Fold fold = Holdout.Split(price.Features.RowCount, fraction: 0.25, seed: 1);
Table seen = price.Features.Select(fold.Train), unseen = price.Features.Select(fold.Test);
Encoder encoder = Encoder.Fit(seen);
DesignMatrix features = encoder.Encode(seen), newFeatures = encoder.Encode(unseen);

// In thousands of dollars: then huber(delta=10) means "within 10,000 dollars an error counts as its square, beyond it as its size".
double[] prices = [.. fold.Train.Select(row => price.Numbers[row] / 1000)], truth = [.. fold.Test.Select(row => price.Numbers[row] / 1000)];
TrainingData data = new(features.Values, features.Rows, features.Columns, prices);

foreach (string spec in (string[])["squared-error", "huber(delta=10)"])
{
    TrainingResult fit = Trainer.Fit(Loss.Parse(spec), data);
    double[] guesses = fit.Model.Predict(newFeatures.Values, newFeatures.Rows);

    // A loss is also a measure of error: the same call judges the guesses.
    double typical = new AbsoluteError().Evaluate(guesses, truth), squared = new SquaredError().Evaluate(guesses, truth);
    Console.WriteLine($"{spec,-16} mean absolute error {typical:F2}   root mean squared error {Math.Sqrt(squared):F2}   ({fit.Steps} steps, {fit.Reason})");
}

static string Beside(string path, [CallerFilePath] string sample = "") => Path.Combine(Path.GetDirectoryName(sample)!, path);
