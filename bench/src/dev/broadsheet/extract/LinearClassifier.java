package dev.broadsheet.extract;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Logistic regression on sparse features, with a penalty on large weights; learned by stochastic
 * gradients whose steps shrink with what a weight has moved already (AdaGrad).
 */
final class LinearClassifier {
  private static final int ROUNDS = 80;
  private static final double STEP = 0.3;

  private final double[] weights;

  private LinearClassifier(double[] weights) {
    this.weights = weights;
  }

  /**
   * One thing to learn from.
   *
   * @param features the indexes of its features
   * @param values their values
   * @param label how far it belongs to the class, 0 to 1
   * @param weight how much it counts
   */
  record Example(int[] features, double[] values, double label, double weight) {

    Example and(int[] moreFeatures, double[] moreValues) {
      return new Example(
          IntStream.concat(IntStream.of(features), IntStream.of(moreFeatures)).toArray(),
          DoubleStream.concat(DoubleStream.of(values), DoubleStream.of(moreValues)).toArray(),
          label,
          weight);
    }
  }

  /**
   * Learns weights.
   *
   * @param penalties for each feature, what its weight's square costs
   */
  static LinearClassifier learn(List<Example> examples, double[] penalties) {
    double[] weights = new double[penalties.length];
    double[] moved = new double[penalties.length];
    double[] occurrences = new double[penalties.length];
    for (Example example : examples) {
      for (int feature : example.features()) {
        occurrences[feature]++;
      }
    }
    List<Example> order = new ArrayList<>(examples);
    Random random = new Random(1);
    for (int round = 0; round < ROUNDS; round++) {
      Collections.shuffle(order, random);
      for (Example example : order) {
        double error = (likelihood(example, weights) - example.label()) * example.weight();
        for (int k = 0; k < example.features().length; k++) {
          int feature = example.features()[k];
          double gradient =
              error * example.values()[k]
                  + penalties[feature] * weights[feature] / occurrences[feature];
          moved[feature] += gradient * gradient;
          weights[feature] -= STEP * gradient / Math.sqrt(moved[feature] + 1e-9);
        }
      }
    }
    return new LinearClassifier(weights);
  }

  double weight(int feature) {
    return weights[feature];
  }

  double likelihood(Example example) {
    return likelihood(example, weights);
  }

  private static double likelihood(Example example, double[] weights) {
    double sum = 0;
    for (int k = 0; k < example.features().length; k++) {
      sum += weights[example.features()[k]] * example.values()[k];
    }
    return 1 / (1 + Math.exp(-sum));
  }
}
