#:project ../src/Lossworks.Advice

// Which loss for this data? The advisor looks, shortlists with reasons, compares on the same folds, and says so where there is no difference.
// Run it: dotnet run samples/choosing.cs
using Lossworks;
using Lossworks.Advice;
using Lossworks.Data;
using Lossworks.Training;

// Claims per policyholder: the number of claims, and how many policies they come from.
Table claims = TableReader.Read(DataSource.FromFile(Path.Combine("samples", "data", "insurance-claims.csv")));
LossAdvice advice = Advisor.Choose(new() { Table = claims, Target = "Claims", Roles = new() { Exposure = "Holders" } });

Console.WriteLine($"wanted: {advice.Want}, judged by {advice.Metric}");
foreach (CandidateResult row in advice.Candidates)
    Console.WriteLine($"{row.Rank}. {row.Spec}: skill {row.Skill:P1} ({row.Candidate.Why})");
Console.WriteLine(advice.Summary);

// Train with what it says.
Target target = Target.From(claims, "Claims");
Table features = target.Features.Without("Holders");
double[] holders = target.Features["Holders"].Numbers.ToArray();
DesignMatrix design = Encoder.Fit(features).Encode(features);
double[] rates = [.. target.Numbers.ToArray().Zip(holders, (y, e) => y / e)];
TrainingData data = new(design.Values, design.Rows, design.Columns, rates, holders);
TrainingResult result = Trainer.Fit(Loss.Parse(advice.Take), data, new() { L2 = advice.TakePenalty });
double[] predicted = result.Model.PredictMean(design.Values, design.Rows);
Console.WriteLine($"predicted claims of all policies: {predicted.Zip(holders, (rate, e) => rate * e).Sum():F0}, claims: {target.Numbers.ToArray().Sum():F0}");

// What mistakes cost decides what is wanted: an answer that is too low costs three times as much as one that is too high.
Table diabetes = TableReader.Read(DataSource.FromFile(Path.Combine("samples", "data", "diabetes.csv")));
LossAdvice cheap = Advisor.Choose(new() { Table = diabetes, Target = "target", Costs = Costs.Parse("under=3,over=1"), Losses = ["squared-error", "pinball(quantile=0.75)"], Trials = 3, Repeats = 1 });
Console.WriteLine($"with costs of under=3,over=1: {cheap.Want}, take {cheap.Take}");
