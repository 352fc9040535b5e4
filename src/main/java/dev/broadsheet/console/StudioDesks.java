package dev.broadsheet.console;

import dev.broadsheet.adapter.AdapterException;
import dev.broadsheet.fetch.FetchException;
import dev.broadsheet.workshop.StudioDesk;
import dev.broadsheet.workshop.StudioStart;
import dev.broadsheet.workshop.SurveyStep;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The desks that operators have open; who opens many loses the one he left longest. */
public final class StudioDesks {
  private static final Logger LOG = LoggerFactory.getLogger(StudioDesks.class);
  private static final int MOST = 12;
  private static final int MOST_STEPS = 200;
  private static final int ID = 12;

  private final Opener opener;
  private final Map<String, Place> places = new LinkedHashMap<>(16, 0.75f, true);

  /** Opens desks, which may take minutes. */
  @FunctionalInterface
  public interface Opener {
    StudioDesk open(StudioStart start, Consumer<SurveyStep> progress) throws FetchException;
  }

  /** A desk that is being opened, is open, or could not be opened. */
  public static final class Place {
    private final String id;
    private final String name;
    private final List<SurveyStep> progress = new CopyOnWriteArrayList<>();
    private volatile @Nullable StudioDesk desk;
    private volatile @Nullable String text;
    private volatile @Nullable String failure;

    private Place(String id, String name) {
      this.id = id;
      this.name = name;
    }

    public String id() {
      return id;
    }

    /** What it was opened with. */
    public String name() {
      return name;
    }

    /** The steps of its opening. */
    public List<SurveyStep> progress() {
      return progress;
    }

    /** The last article that was found; empty before the first. */
    public Optional<SurveyStep> article() {
      return progress.stream()
          .filter(step -> step.kind() == SurveyStep.Kind.ARTICLE)
          .reduce((_, later) -> later);
    }

    public Optional<StudioDesk> desk() {
      return Optional.ofNullable(desk);
    }

    /** The adapter's text as it was read last, so that who leaves and comes back loses nothing. */
    Optional<String> text() {
      return Optional.ofNullable(text);
    }

    void keep(String read) {
      text = read;
    }

    /** Why it could not be opened. */
    public Optional<String> failure() {
      return Optional.ofNullable(failure);
    }

    private void open(Opener opener, StudioStart start) {
      try {
        desk = opener.open(start, this::tell);
      } catch (FetchException | AdapterException e) {
        failure = String.valueOf(e.getMessage());
      } catch (RuntimeException e) {
        LOG.error("a desk could not be opened: {}", name, e);
        failure = e.toString();
      }
    }

    private void tell(SurveyStep step) {
      if (progress.size() < MOST_STEPS) {
        progress.add(step);
      }
    }
  }

  StudioDesks(Opener opener) {
    this.opener = opener;
  }

  /** Begins to open a desk. */
  Place open(StudioStart start) {
    Place place = new Place(Secrets.fresh().substring(0, ID), name(start));
    synchronized (places) {
      places.put(place.id(), place);
      if (places.size() > MOST) {
        places.remove(places.keySet().iterator().next());
      }
    }
    Thread.ofVirtual().name("studio-" + place.id()).start(() -> place.open(opener, start));
    return place;
  }

  private static String name(StudioStart start) {
    return switch (start) {
      case StudioStart.Address address -> address.url().toString();
      case StudioStart.Known known -> known.site();
      case StudioStart.Stored stored -> stored.article();
    };
  }

  Optional<Place> find(String id) {
    synchronized (places) {
      return Optional.ofNullable(places.get(id));
    }
  }

  /** All of them, the last used first. */
  List<Place> all() {
    synchronized (places) {
      return new ArrayList<>(places.values()).reversed();
    }
  }
}
