using BenchmarkDotNet.Running;
using ConsultationIntake.Benchmarks;

BenchmarkSwitcher.FromAssembly(typeof(TaggerBenchmarks).Assembly).Run(args);
