using System.Text;
using Lossworks.Benchmarks.Faces;

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
return CommandLine.Run(args);
