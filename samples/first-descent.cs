#:project ../src/Lossworks

// The first thing anyone trains: find W and b so that W x + b = y, where the answer is plainly W = 2, b = 0.
// Run it: dotnet run samples/first-descent.cs
using System.Numerics.Tensors;
using Lossworks;
using Lossworks.Losses;

double[] x = [1, 2, 3, 4];
double[] y = [2, 4, 6, 8];
const double rate = 0.01;

SquaredError loss = new();
double[] predictions = new double[x.Length], gradient = new double[x.Length];
double w = 0, b = 0, value = double.PositiveInfinity;

for (int step = 1; ; step++)
{
    // 1. Difference: a prediction beside every target. The loss takes prediction - target.
    for (int i = 0; i < x.Length; i++)
        predictions[i] = (w * x[i]) + b;

    // 2. Loss: how bad the differences are, as one number. 3. Gradient: how it changes with each prediction.
    double before = value;
    value = loss.Evaluate(predictions, y, gradient);

    // The chain rule takes the gradient from the predictions to the parameters: dp/dw = x, dp/db = 1.
    double slopeOfW = TensorPrimitives.Dot(gradient, x), slopeOfB = TensorPrimitives.Sum(gradient);

    // 4. Parameter update: a little the other way.
    w -= rate * slopeOfW;
    b -= rate * slopeOfB;

    if (step <= 1000 && step % 100 == 0)
        Console.WriteLine($"step {step,5}   loss {value:E3}   W {w:F6}   b {b:F6}");

    // 5. Repeat until the loss converges. One direction is flat: after 1,000 steps it still shrinks by only 0.3 % a step.
    if (before - value <= 1e-16)
    {
        Console.WriteLine($"converged after {step} steps   loss {value:E3}   W {w:F9}   b {b:F9}");
        break;
    }
}

// The same mistake has cost many people an evening: x as a column (4 x 1), y as a row (4).
Tensor<double> column = Tensor.Create(predictions, [4, 1]), row = Tensor.Create(y, [1, 4]);
try
{
    Loss.Parse("squared-error").Evaluate(column, row);
}
catch (ShapeException e)
{
    // Elsewhere "column - row" silently becomes a 4 x 4 matrix: every prediction minus every target. The mean of those 16 squares is
    // least when each prediction is the mean of all targets, so the descent runs just as smoothly, but to W = 0 and b = 5.
    Console.WriteLine(e.Message);
}
