#:project ../src/Lossworks

// A loss that the catalogue does not have, written in three ways: as text, as an expression, as a struct. All three are losses like any other.
// Run it: dotnet run samples/your-own-loss.cs
using Lossworks;
using Lossworks.Calculus;
using Lossworks.Verification;

double[] predictions = [3.5, 0.5, 7], targets = [3, 1, 7], gradient = new double[3], hessian = new double[3];

// As text: everything that a SPEC may say, parameters with their ranges included.
Loss text = Loss.Parse("formula: where(p < y, cost * (y - p), p - y); cost = 3 in 1..10");
double value = text.Evaluate(predictions, targets, gradient, hessian);
Console.WriteLine($"too little is three times as bad: {value}, gradient {string.Join(" ", gradient)}");

// As an expression, read and compiled at run time. It is the same loss.
Loss expression = Loss.Define((p, y, cost) => p < y ? cost * (y - p) : p - y, 3);
Console.WriteLine($"as an expression {expression.Evaluate(predictions, targets)}, as text: {expression}");

// As a struct with one generic method, compiled with the program.
Loss quartic = new Quartic().ToLoss();
Console.WriteLine($"quartic {quartic.Evaluate(predictions, targets, gradient, hessian)}, Hessian {string.Join(" ", hessian)}");

// They add up, and they are checked: derivatives against differences, claims under attack.
Loss mixed = 0.7 * text + 0.3 * quartic;
Console.WriteLine($"mixed {mixed.Evaluate(predictions, targets)}");
LossCheck check = LossCheck.Run(text);
foreach (Observation found in check.Observations.Where(o => o.Holds))
    Console.WriteLine($"{found.Property}: {found.Text}");

public readonly record struct Quartic : IResidualLoss
{
    public static LossCard Card { get; } = LossCard.Own("quartic", "r^4");

    public LossClaims Claims => new() { Convex = true, Even = true, NonNegative = true, ZeroAtPerfect = true };

    public T Of<T>(T r) where T : struct, IReal<T> => T.Square(T.Square(r));
}
